rootProject.name = "invoice-service"

dependencyResolutionManagement {
    repositories { mavenCentral() }
}
