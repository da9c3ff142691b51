/** Loaded into a program's own Node before its first line (`node --require`). Its settings: JSON in `QUEUING_SPEC_RUNTIME`. */
import { prepareProgram } from './program';

const settings = process.env.QUEUING_SPEC_RUNTIME ?? '{"ports":{}}';
delete process.env.QUEUING_SPEC_RUNTIME;
prepareProgram()(JSON.parse(settings));
