FROM eclipse-temurin:17-jdk-jammy

ENV ANDROID_HOME /opt/android-sdk
ENV ANDROID_SDK_ROOT $ANDROID_HOME
ENV PATH ${PATH}:${ANDROID_HOME}/cmdline-tools/latest/bin:${ANDROID_HOME}/platform-tools

ARG CMDLINE_TOOLS=10406996
ARG BUILD_TOOLS=34.0.0
ARG PLATFORM=34

RUN apt-get update \
    && apt-get install -y git wget unzip zip ruby ruby-dev build-essential \
    && apt-get clean

RUN mkdir -p ${ANDROID_HOME}/cmdline-tools \
    && wget -q https://dl.example.com/android/commandlinetools-linux-${CMDLINE_TOOLS}_latest.zip -O /tmp/tools.zip \
    && unzip -q /tmp/tools.zip -d ${ANDROID_HOME}/cmdline-tools \
    && mv ${ANDROID_HOME}/cmdline-tools/cmdline-tools ${ANDROID_HOME}/cmdline-tools/latest \
    && rm /tmp/tools.zip

RUN yes | sdkmanager --licenses > /dev/null
RUN sdkmanager "platform-tools" "platforms;android-${PLATFORM}" "build-tools;${BUILD_TOOLS}" "ndk;25.2.9519653" | grep -v = || true

RUN gem install bundler:2.4.22 fastlane

# signing
COPY upload.keystore /opt/keys/upload.keystore
ENV KEYSTORE_PASSWORD=android2023 KEY_ALIAS=upload

WORKDIR /project
CMD ["./gradlew", "bundleRelease"]
