import { a } from "./egen/a.js";
console.log(a);
