package cn.pufa.wording;

import cn.pufa.organization.Organization;
import cn.pufa.organization.Organizations;
import cn.pufa.platform.db.Tx;
import cn.pufa.platform.http.Problem;
import cn.pufa.platform.http.Request;
import cn.pufa.wording.Filling.ChannelPreview;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Showing templates, and how their words would look to somebody. */
final class TemplateReading {

  record Page(int total, List<TemplateViews.Summary> items) {}

  record Verdict(List<Problem.Field> faults, List<ChannelPreview> channels) {}

  record Preview(String organization, int version, List<ChannelPreview> channels) {}

  private record Order(UUID organization, Integer version, Map<String, String> values) {}

  /** Longer than almost every real one, so that what is shortened is seen while writing. */
  private static final String LONG_NAME = "演示镇演示小榕树青少年社会工作综合服务中心";

  private final Organizations organizations;
  private final TemplateDesk desk;
  private final TemplateViews views;
  private final Filling filling;
  private final String division;

  TemplateReading(
      Organizations organizations,
      TemplateDesk desk,
      TemplateViews views,
      Filling filling,
      String division) {
    this.organizations = organizations;
    this.desk = desk;
    this.views = views;
    this.filling = filling;
    this.division = division;
  }

  Page page(Tx tx, Request request) {
    String purpose = request.text("purpose");
    boolean retired = request.flag("retired");
    List<Template> found = TemplateStore.page(tx, division, purpose, retired, request.page());
    return new Page(
        TemplateStore.count(tx, division, purpose, retired), views.summaries(tx, found));
  }

  TemplateViews.Whole get(Tx tx, Request request) {
    return views.whole(tx, template(tx, request));
  }

  TemplateViews.Version version(Tx tx, Request request) {
    return views.version(tx, version(tx, template(tx, request), request.number("version")));
  }

  Preview preview(Tx tx, Request request) {
    var order = request.body(Order.class);
    Template template = template(tx, request);
    TemplateVersion version =
        version(tx, template, Objects.requireNonNullElse(order.version(), template.version()));
    Map<String, String> values = new HashMap<>(version.values(order.values(), "/values"));
    String name = nameOf(tx, order.organization());
    values.put(Placeholder.ORGANIZATION, name);
    return new Preview(name, version.version(), filling.preview(version.forms(), values));
  }

  Verdict check(Tx tx, Request request) {
    var draft = request.body(TemplateDraft.class);
    Map<String, String> values = new HashMap<>();
    draft.forms().pieces().stream()
        .flatMap(piece -> Wording.names(piece.words()).stream())
        .forEach(name -> values.put(name, "{" + name + "}"));
    values.putAll(Values.shown(draft.placeholders()));
    values.put(
        Placeholder.ORGANIZATION,
        draft.organization() == null
            ? filling.sms().names().county() + LONG_NAME
            : nameOf(tx, draft.organization()));
    return new Verdict(desk.faults(draft), filling.preview(draft.forms(), values));
  }

  private String nameOf(Tx tx, UUID organization) {
    return organizations
        .byId(tx, organization)
        .map(Organization::name)
        .orElseThrow(() -> Problem.invalid("/organization", "没有这个单位"));
  }

  private Template template(Tx tx, Request request) {
    return TemplateStore.byId(tx, division, request.id("template")).orElseThrow(Problem::notFound);
  }

  private static TemplateVersion version(Tx tx, Template template, int version) {
    return TemplateStore.version(tx, template.id(), version).orElseThrow(Problem::notFound);
  }
}
