// The reader's choice on the page of an insats, and the two pages that show it. The catalogue has the choice among its own (katalog.js).

import { template } from "./base/templates.js";
import { Choice } from "./val/choice.js";
import { openPage } from "./val/page.js";

const mall = template("val-mall");
const tools = template("val-verktyg");
const page = document.getElementById("val");
if (mall) {
  const choice = new Choice(mall, !page);
  if (page && tools) openPage(page, tools, choice);
}
