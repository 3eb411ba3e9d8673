((globalThis.utbud??={}).data??={})["id"]=["jobbet","odlarna"];
