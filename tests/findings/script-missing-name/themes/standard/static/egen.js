import {
  fyll,
} from "./base/text.js";
console.log(fyll);
