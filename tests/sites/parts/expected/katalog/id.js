(globalThis.utbudData??={})["id"]=["jobbet","odlarna"];
