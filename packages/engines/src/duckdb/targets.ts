import { schemaOf } from "../places.ts";
import type { Names, Target } from "../target.ts";

export const nameOf = (target: Target, names: Names): readonly string[] => [schemaOf(target, names), target.name];
