import type { CreateChangeSetCommandInput } from '@aws-sdk/client-cloudformation';
import type { Call } from '../../operation.ts';
import { createValidation } from '../../validation.ts';
import { checkRequest } from '../check-request.ts';
import { validationError } from '../errors.ts';

export const checkChangeSetRequest = (call: Call, input: CreateChangeSetCommandInput): void => {
  const validation = createValidation();
  validation.text('changeSetName', input.ChangeSetName, { min: 1, max: 128, pattern: /^[a-zA-Z][-a-zA-Z0-9]*$/ });
  validation.text('description', input.Description, { min: 1, max: 1024 });
  validation.text('clientToken', input.ClientToken, { min: 1, max: 128 });
  validation.text('templateURL', input.TemplateURL, { min: 1, max: 5120 });
  validation.oneOf('changeSetType', input.ChangeSetType, ['CREATE', 'UPDATE', 'IMPORT']);
  validation.oneOf('onStackFailure', input.OnStackFailure, ['DO_NOTHING', 'ROLLBACK', 'DELETE']);
  checkRequest(call, input, 'by-name-or-arn', validation);
  if (input.OnStackFailure === 'DELETE' && input.ChangeSetType !== 'CREATE')
    throw validationError('OnStackFailure DELETE is only allowed for change sets of type CREATE.');
  if (input.Capabilities?.length && input.ResourceTypes?.length)
    throw validationError('You cannot specify both Capabilities and ResourceTypes.');
};
