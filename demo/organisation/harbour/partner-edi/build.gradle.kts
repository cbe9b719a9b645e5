plugins {
    kotlin("jvm") version "2.2.21"
    id("io.ktor.plugin") version "3.3.2"
}

repositories {
    mavenCentral()
    maven("https://packages.harbour.example/maven") {
        credentials {
            username = "ci"
            password = System.getenv("PACKAGES_TOKEN")
        }
    }
}

dependencies {
    implementation("io.ktor:ktor-server-netty")
    implementation("example.harbour:edifact-grammar:+")
}

application { mainClass.set("example.harbour.edi.MainKt") }
