import words from "ord:hita";
console.log(words.saknas);
