# What the stages deps and build of the golden path for Java make, without Maven or Gradle: they would
# fetch their plugins from Maven Central. The same sources, as strictly compiled, and the same tests.
FROM eclipse-temurin:25-jdk-noble
WORKDIR /src
COPY src ./src
RUN mkdir -p /out/lib classes tests \
 && javac --release 25 -Xlint:all -Werror -d classes $(find src/main/java -name '*.java') \
 && javac --release 25 -cp classes -d tests $(find src/test/java -name '*.java') \
 && java -cp classes:tests service.Tests \
 && jar --create --date=2000-01-01T00:00:00Z --file /out/service.jar -C classes .
