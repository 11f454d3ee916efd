import { readCreatedAnswer, readDoneAnswer, type Created } from '../endpoints/done-answer';
import { readGroupsAnswer, type Group } from '../endpoints/group-answer';
import {
  buildCreateGroup,
  buildDeleteGroup,
  buildListGroups,
  buildUpdateGroup,
  type GroupValues,
} from '../endpoints/group-request';
import type { RequestPacing } from '../pacing/request-pacing';
import type { Result } from '../result';
import type { Conversation } from './ask';

export interface GroupClient {
  createGroup(values: GroupValues): Promise<Result<Created>>;
  updateGroup(groupId: string, values: GroupValues): Promise<Result<true>>;
  /** Deletes the group; its contacts stay. */
  deleteGroup(groupId: string): Promise<Result<true>>;
  listGroups(): Promise<Result<Group[]>>;
}

export function createGroupClient(
  { ask, encoding }: Conversation,
  pacing: RequestPacing,
): GroupClient {
  return {
    createGroup(values) {
      const request = buildCreateGroup(values, encoding);
      return ask(request, (answer) => readCreatedAnswer('phones', answer), pacing);
    },
    updateGroup(groupId, values) {
      const request = buildUpdateGroup(groupId, values, encoding);
      return ask(request, (answer) => readDoneAnswer('phones', answer), pacing);
    },
    deleteGroup(groupId) {
      const request = buildDeleteGroup(groupId, encoding);
      return ask(request, (answer) => readDoneAnswer('phones', answer), pacing);
    },
    listGroups() {
      return ask(buildListGroups(encoding), readGroupsAnswer, pacing);
    },
  };
}
