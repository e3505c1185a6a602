# One image for each service: docker build --build-arg SERVICE=registration-service --build-arg MAIN=metropolis.registration.Main .
# The jars are built outside (mvn package), so that the image needs neither Maven nor a network.
FROM eclipse-temurin:25-jre
ARG SERVICE
ARG MAIN
COPY ${SERVICE}/target/lib /opt/metropolis/lib
COPY ${SERVICE}/target/${SERVICE}-*.jar /opt/metropolis/lib/
COPY examples /opt/metropolis/examples
COPY platform/src/main/resources/metropolis/platform/service/jvm.options /opt/metropolis/
RUN groupadd --system metropolis && useradd --system --gid metropolis --home-dir /var/lib/metropolis metropolis \
    && mkdir -p /var/lib/metropolis /var/lib/metropolis-common \
    && chown metropolis:metropolis /var/lib/metropolis /var/lib/metropolis-common
ENV MAIN=${MAIN} METROPOLIS_HOST=0.0.0.0 METROPOLIS_PORT=8080 METROPOLIS_DATA_DIR=/var/lib/metropolis
USER metropolis
WORKDIR /opt/metropolis
VOLUME /var/lib/metropolis /var/lib/metropolis-common
EXPOSE 8080
CMD exec java @jvm.options -XX:MaxRAMPercentage=70 ${JAVA_OPTS} -cp "lib/*" ${MAIN}
