plugins {
    java
}

repositories {
    mavenCentral()
}

// gradle.lockfile names every version; `gradle dependencies --write-locks` writes it anew.
dependencyLocking {
    lockAllConfigurations()
    lockMode = LockMode.STRICT
}

tasks.withType<JavaCompile>().configureEach {
    options.encoding = "UTF-8"
    options.release = 25
    options.compilerArgs.addAll(listOf("-Xlint:all", "-Werror"))
}

tasks.jar {
    archiveFileName = "service.jar"
    isReproducibleFileOrder = true
    isPreserveFileTimestamps = false
}

// What the image has beside service.jar.
tasks.register<Sync>("libraries") {
    from(configurations.runtimeClasspath)
    into(layout.buildDirectory.dir("lib"))
}

// The tests are a program, as they need nothing but the JDK.
tasks.test {
    enabled = false
}

val tests = tasks.register<JavaExec>("tests") {
    classpath = sourceSets.test.get().runtimeClasspath
    mainClass = "service.Tests"
}

tasks.check {
    dependsOn(tests)
}
