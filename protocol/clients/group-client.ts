import { readCreatedResponse, readDoneResponse, type Created } from '../endpoints/change-response';
import {
  buildCreateGroup,
  buildDeleteGroup,
  buildListGroups,
  buildUpdateGroup,
  readGroupsResponse,
  type Group,
  type GroupValues,
} from '../endpoints/group';
import type { Result } from '../result';
import type { ClientContext } from './exchange';

export interface GroupClient {
  createGroup(values: GroupValues): Promise<Result<Created>>;
  updateGroup(groupId: string, values: GroupValues): Promise<Result<true>>;
  /** Deletes the group; its contacts stay. */
  deleteGroup(groupId: string): Promise<Result<true>>;
  listGroups(): Promise<Result<Group[]>>;
}

export function createGroupClient({ sendRequest, encoding }: ClientContext): GroupClient {
  return {
    createGroup(values) {
      const request = buildCreateGroup(values, encoding);
      return sendRequest(request, (response) => readCreatedResponse('phones', response), 'phones');
    },
    updateGroup(groupId, values) {
      const request = buildUpdateGroup(groupId, values, encoding);
      return sendRequest(request, (response) => readDoneResponse('phones', response), 'phones');
    },
    deleteGroup(groupId) {
      const request = buildDeleteGroup(groupId, encoding);
      return sendRequest(request, (response) => readDoneResponse('phones', response), 'phones');
    },
    listGroups() {
      return sendRequest(buildListGroups(encoding), readGroupsResponse, 'phones');
    },
  };
}
