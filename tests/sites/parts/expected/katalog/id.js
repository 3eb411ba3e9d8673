(globalThis.utbudData??={})["id"]=["odlarna"];
