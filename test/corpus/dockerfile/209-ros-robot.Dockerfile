FROM ros:humble-ros-base-jammy AS overlay

SHELL ["/bin/bash", "-c"]
ENV OVERLAY_WS=/opt/ros/overlay_ws
WORKDIR $OVERLAY_WS/src

COPY overlay.repos ../
RUN vcs import ./ < ../overlay.repos && \
    find ./ -name ".git" | xargs rm -rf

WORKDIR $OVERLAY_WS
COPY packages src/packages
RUN apt-get update && \
    rosdep update --rosdistro $ROS_DISTRO && \
    source /opt/ros/$ROS_DISTRO/setup.bash && \
    rosdep install -q -y \
      --from-paths src \
      --ignore-src \
    && rm -rf /var/lib/apt/lists/*

ARG OVERLAY_MIXINS="release ccache"
RUN . /opt/ros/$ROS_DISTRO/setup.sh && \
    colcon build \
      --packages-select crane_bringup crane_control \
      --mixin $OVERLAY_MIXINS

# source the overlay in the entry point of the base
RUN sed --in-place --expression \
      '$isource "$OVERLAY_WS/install/setup.bash"' \
      /ros_entrypoint.sh

ENV ROS_DOMAIN_ID=42 RMW_IMPLEMENTATION=rmw_cyclonedds_cpp
CMD ["ros2", "launch", "crane_bringup", "crane.launch.py"]
