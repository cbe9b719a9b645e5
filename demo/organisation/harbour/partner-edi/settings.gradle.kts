rootProject.name = "partner-edi"
