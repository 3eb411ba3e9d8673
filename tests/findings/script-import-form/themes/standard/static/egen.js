import * as text from "./base/text.js";
console.log(text);
