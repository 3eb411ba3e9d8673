// The one global object of the site's scripts. What is loaded apart meets here: the search, the finder's rules, and the files of data,
// which each lay what they have under a name of it. The types stand in themes/utbud.d.ts.

export const utbud = (globalThis.utbud ??= {});
