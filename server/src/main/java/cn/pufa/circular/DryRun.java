package cn.pufa.circular;

import cn.pufa.circular.Audience.LeftOut;
import cn.pufa.platform.http.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What would happen if a circular were released now.
 *
 * @param organizations that would be told
 * @param problems what stands in the way of a release, each with its field
 * @param ready whether nothing does
 */
record DryRun(
    int organizations,
    List<LeftOutCount> leftOut,
    List<ChannelForecast> channels,
    List<Sample> samples,
    List<Problem.Field> problems,
    boolean ready) {

  record LeftOutCount(LeftOut why, String reason, int count) {}

  /**
   * @param organizations it would reach, @param without organizations with nobody to reach by it
   * @param segments parts of all short messages together; null for other channels
   */
  record ChannelForecast(String channel, int organizations, int without, Integer segments) {}

  /**
   * The words as one organisation would read them.
   *
   * @param segments null unless it is a short message
   * @param shortened whether the name of the organisation had to give way
   */
  record Sample(
      String channel,
      UUID organization,
      String organizationName,
      String subject,
      String body,
      Map<String, String> fields,
      int characters,
      Integer segments,
      boolean shortened) {}
}
