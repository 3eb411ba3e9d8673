document.title = "Hitta";
