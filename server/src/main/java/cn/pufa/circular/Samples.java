package cn.pufa.circular;

import cn.pufa.circular.Audience.Entry;
import cn.pufa.circular.DryRun.Sample;
import cn.pufa.wording.Filling;
import cn.pufa.wording.Filling.ChannelPreview;
import cn.pufa.wording.Filling.Part;
import cn.pufa.wording.Forms;
import cn.pufa.wording.Placeholder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The words of a circular as one organisation would read them, way by way. */
final class Samples {

  private final Filling filling;
  private final Forms forms;

  /**
   * @param forms open for the organisation's name only
   */
  Samples(Filling filling, Forms forms) {
    this.filling = filling;
    this.forms = forms;
  }

  List<Sample> of(Entry to, Set<String> channels) {
    return filling.preview(forms, values(to)).stream()
        .filter(preview -> channels.contains(preview.channel().code()))
        .map(preview -> sample(to, preview))
        .toList();
  }

  /** The short message, without the link to reply by. */
  String sms(Entry to) {
    return filling.sms().fill(forms.sms(), values(to));
  }

  private static Map<String, String> values(Entry to) {
    return Map.of(Placeholder.ORGANIZATION, to.organizationName());
  }

  private static Sample sample(Entry to, ChannelPreview preview) {
    String subject = null;
    String body = null;
    Map<String, String> fields = new LinkedHashMap<>();
    for (Part part : preview.parts()) {
      switch (part.name()) {
        case "subject" -> subject = part.text();
        case "body" -> body = part.text();
        default -> fields.put(part.name(), part.text());
      }
    }
    return new Sample(
        preview.channel().code(),
        to.organization(),
        to.organizationName(),
        subject,
        body,
        fields.isEmpty() ? null : fields,
        preview.parts().stream().mapToInt(Part::length).sum(),
        preview.segments(),
        preview.parts().stream().anyMatch(Part::shortened));
  }
}
