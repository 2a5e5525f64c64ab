import type { Answer } from './answer.ts';
import type { CheckRecord } from './check-record.ts';
import type { Program } from './program.ts';
import type { ResourceRequest } from './request.ts';
import { sendAnswer } from './send-answer.ts';

/**
 * Answers CloudFormation; an answer that cannot be delivered now is left on the queue, ready to be sent. Running the request
 * again instead could give another answer. Throws only when neither was possible: then Lambda's own retries remain.
 */
export const deliverAnswer = async (program: Program, request: ResourceRequest, answer: Answer): Promise<void> => {
  if ((await sendAnswer(program, request, answer)) !== 'failed') return;
  const record: CheckRecord = {
    request,
    check: 'answer',
    askedAt: 0,
    deadline: program.clock.now(),
    answerAtDeadline: answer,
  };
  const { sendRecord } = await import('./check-queue.ts');
  await sendRecord(program.readConfig(), record, 5);
};
