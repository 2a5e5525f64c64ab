import { AgentError } from '../agent-error.ts';

const definite =
  /^(HostedZoneNotFound|InvalidArnException|InvalidChangeBatch|InvalidDomainValidationOptionsException|InvalidInput|InvalidParameterException|InvalidTagException|LimitExceededException|NoSuchHostedZone|TagPolicyException|TooManyTagsException|ValidationException)$/;

export const isRefusal = (error: unknown): boolean => error instanceof Error && definite.test(error.name);

/** What trying again will not change becomes a failure in the service's words; everything else passes. */
export const orRefuses = async <Result>(service: 'ACM' | 'Route 53', call: Promise<Result>): Promise<Result> => {
  try {
    return await call;
  } catch (error) {
    if (!(error instanceof Error) || !isRefusal(error)) throw error;
    const code = service === 'ACM' ? 'acm_refused' : 'route53_refused';
    throw new AgentError(code, `${service} refused: ${error.message}`, '', error);
  }
};
