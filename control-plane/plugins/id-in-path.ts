import { Type } from 'typebox';

export const idInPath = Type.Object({ id: Type.String({ format: 'uuid' }) });
