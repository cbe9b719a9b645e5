{% if framework == 'spring-boot' %}
import org.springframework.boot.gradle.plugin.SpringBootPlugin

{% endif %}
plugins {
    java
{% if framework == 'spring-boot' %}
    id("org.springframework.boot") version "{= 'spring-boot' | version =}"
{% endif %}
}

repositories {
    mavenCentral()
}

{% if framework == 'spring-boot' %}
dependencies {
    // Names the versions of all libraries.
    implementation(platform(SpringBootPlugin.BOM_COORDINATES))
    implementation("org.springframework.boot:spring-boot-starter-webmvc")
    // /livez, /readyz and /metrics.
    implementation("org.springframework.boot:spring-boot-starter-actuator")
    runtimeOnly("io.micrometer:micrometer-registry-prometheus")
    testImplementation("org.springframework.boot:spring-boot-starter-test")
    testRuntimeOnly("org.junit.platform:junit-platform-launcher")
}

// `gradle dependencies --write-locks` writes gradle.lockfile, which then holds every version: commit it.
dependencyLocking {
    lockAllConfigurations()
}
{% else %}
// gradle.lockfile names every version; `gradle dependencies --write-locks` writes it anew.
dependencyLocking {
    lockAllConfigurations()
    lockMode = LockMode.STRICT
}
{% endif %}

tasks.withType<JavaCompile>().configureEach {
    options.encoding = "UTF-8"
    options.release = 25
{% if framework == 'spring-boot' %}
    // Everything but what libraries are to blame for.
    options.compilerArgs.addAll(listOf("-Xlint:all,-classfile,-path,-processing", "-Werror"))
{% else %}
    options.compilerArgs.addAll(listOf("-Xlint:all", "-Werror"))
{% endif %}
}

{% if framework == 'spring-boot' %}
springBoot {
    // HealthProbe has a main method as well.
    mainClass = "service.Application"
}

tasks.bootJar {
    archiveFileName = "service.jar"
    isReproducibleFileOrder = true
    isPreserveFileTimestamps = false
}

// bootJar has everything that it has.
tasks.jar {
    enabled = false
}
{% else %}
tasks.jar {
    archiveFileName = "service.jar"
    isReproducibleFileOrder = true
    isPreserveFileTimestamps = false
}
{% endif %}

{% if framework == 'spring-boot' %}
// What `make dev` runs the sources with.
{% else %}
// What the image has beside service.jar.
{% endif %}
tasks.register<Sync>("libraries") {
    from(configurations.runtimeClasspath)
    into(layout.buildDirectory.dir("lib"))
}

{% if framework == 'spring-boot' %}
tasks.test {
    useJUnitPlatform()
}
{% else %}
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
{% endif %}
