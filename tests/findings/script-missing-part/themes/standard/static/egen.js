import { fill } from "./base/texter.js";
console.log(fill);
