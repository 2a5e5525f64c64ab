import type { Deps } from '../deps.ts';
import { describeError, isDefinite } from '../describe-error.ts';
import { bringFunction } from '../edge/bring-function.ts';
import { edgeFunctionArn, edgeFunctionName } from '../edge/edge-names.ts';
import { readEdgeFunction } from '../edge/edge-properties.ts';
import { removeFunction, sweepFunction } from '../edge/remove-function.ts';
import type { ResourceRequest } from '../request.ts';
import type { Check, Done, Resource } from '../resource.ts';

/**
 * A function for CloudFront, in us-east-1, of a stack in any region; its versions are what a distribution names. Its removal
 * never holds a stack: CloudFront keeps copies for hours, and what they keep is swept later.
 */
export const edgeFunction: Resource = {
  // its name says stack and logical id, so whatever a failed Create has left is found whatever id comes back
  deletesByStack: true,
  physicalId: (request) => `edge-${request.StackId.split('/').at(-1)}-${request.LogicalResourceId}`,
  create: (deps, request) => bring(deps, request),
  update: (deps, request) => bring(deps, request),
  delete: (deps, request) => remove(deps, request),
  again: { Create: 'settle', Update: 'settle', Delete: 'removal' },
  stop: async (deps, request) => {
    await remove(deps, request);
  },
  checks: {
    settle: {
      waitsFor: 'the function becoming active in us-east-1',
      run: (deps, request) => bring(deps, request),
      atDeadline: {
        code: 'function_not_ready',
        reason: 'The function did not become ready in us-east-1 in time. Try again.',
      },
    } satisfies Check,
    removal: {
      waitsFor: 'the removal of the function from us-east-1',
      run: (deps, request, { last }) =>
        remove(deps, request).catch((error: unknown): Done => {
          if (!last || isDefinite(error)) throw error;
          const name = nameOf(deps, request);
          deps.log('The function could not be removed in time.', { name, ...describeError(error) });
          return { data: { LeftBehind: edgeFunctionArn(request.StackId, name) }, deliver: 'sweep' };
        }),
      atDeadline: { reason: 'The function could not be removed in time. The agent goes on trying for fourteen days.' },
      thenDeliver: 'sweep',
    } satisfies Check,
    sweep: {
      run: async (deps, request) => {
        const ending = await sweepFunction(deps, nameOf(deps, request), deps.askedAt);
        return ending === 'gone' ? {} : 'not yet';
      },
      atDeadline: { reason: 'CloudFront kept copies of the function for fourteen days.' },
    } satisfies Check,
  },
};

const nameOf = (deps: Deps, request: ResourceRequest): string => edgeFunctionName(deps.config.namePrefix, request);

const bring = async (deps: Deps, request: ResourceRequest): Promise<Done> => {
  const version = await bringFunction(deps, readEdgeFunction(request, deps.config.namePrefix));
  const versionArn = version.FunctionArn ?? '';
  return {
    data: {
      FunctionName: version.FunctionName ?? '',
      FunctionArn: versionArn.replace(/:\d+$/, ''),
      VersionArn: versionArn,
      Version: version.Version ?? '',
      CodeSha256: version.CodeSha256 ?? '',
    },
  };
};

const remove = async (deps: Deps, request: ResourceRequest): Promise<Done> =>
  (await removeFunction(deps, nameOf(deps, request), request.StackId)) === 'gone' ? {} : { deliver: 'sweep' };
