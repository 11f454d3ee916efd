import { readCreatedAnswer, readDoneAnswer, type Created } from '../endpoints/change-response';
import {
  buildCreateGroup,
  buildDeleteGroup,
  buildListGroups,
  buildUpdateGroup,
  readGroupsAnswer,
  type Group,
  type GroupValues,
} from '../endpoints/group';
import type { Result } from '../result';
import type { Conversation } from './exchange';

export interface GroupClient {
  createGroup(values: GroupValues): Promise<Result<Created>>;
  updateGroup(groupId: string, values: GroupValues): Promise<Result<true>>;
  /** Deletes the group; its contacts stay. */
  deleteGroup(groupId: string): Promise<Result<true>>;
  listGroups(): Promise<Result<Group[]>>;
}

export function createGroupClient({ ask, encoding }: Conversation): GroupClient {
  return {
    createGroup(values) {
      const request = buildCreateGroup(values, encoding);
      return ask(request, (answer) => readCreatedAnswer('phones', answer), 'phones');
    },
    updateGroup(groupId, values) {
      const request = buildUpdateGroup(groupId, values, encoding);
      return ask(request, (answer) => readDoneAnswer('phones', answer), 'phones');
    },
    deleteGroup(groupId) {
      const request = buildDeleteGroup(groupId, encoding);
      return ask(request, (answer) => readDoneAnswer('phones', answer), 'phones');
    },
    listGroups() {
      return ask(buildListGroups(encoding), readGroupsAnswer, 'phones');
    },
  };
}
