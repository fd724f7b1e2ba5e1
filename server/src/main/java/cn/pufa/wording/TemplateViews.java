package cn.pufa.wording;

import cn.pufa.identity.Contact;
import cn.pufa.identity.People;
import cn.pufa.law.Citations;
import cn.pufa.law.Citations.Cited;
import cn.pufa.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Templates as staff see them, with who wrote them and whether the law they cite still stands. */
final class TemplateViews {

  /** Under which {@link Citations} knows them. */
  static final String FEATURE = "template";

  record Summary(
      UUID id,
      String title,
      TemplatePurpose purpose,
      int version,
      List<Way> channels,
      Instant changedAt,
      boolean reviewDue,
      Instant retiredAt) {}

  record Citation(
      String statute,
      String law,
      int article,
      String label,
      LocalDate version,
      String gist,
      boolean stale) {}

  record Version(
      int version,
      List<Placeholder> placeholders,
      Forms forms,
      List<Citation> citations,
      Instant createdAt,
      String createdBy,
      String note) {}

  record Line(int version, Instant createdAt, String createdBy, String note) {}

  record Whole(Summary summary, Version newest, List<Line> versions, String retireReason) {}

  private final People people;
  private final Citations citations;

  TemplateViews(People people, Citations citations) {
    this.people = people;
    this.citations = citations;
  }

  List<Summary> summaries(Tx tx, List<Template> templates) {
    List<UUID> ids = templates.stream().map(Template::id).toList();
    Map<UUID, TemplateVersion> newest =
        TemplateStore.newest(tx, ids).stream()
            .collect(Collectors.toMap(TemplateVersion::template, Function.identity()));
    Map<String, List<Cited>> cited =
        citations.of(tx, FEATURE, ids.stream().map(UUID::toString).toList());
    return templates.stream()
        .map(
            template ->
                summary(
                    template,
                    newest.get(template.id()).forms(),
                    cited.getOrDefault(template.id().toString(), List.of())))
        .toList();
  }

  private static Summary summary(Template template, Forms forms, List<Cited> cited) {
    return new Summary(
        template.id(),
        template.title(),
        template.purpose(),
        template.version(),
        forms.ways(),
        template.changedAt(),
        cited.stream().anyMatch(Cited::stale),
        template.retiredAt());
  }

  Whole whole(Tx tx, Template template) {
    TemplateVersion newest =
        TemplateStore.version(tx, template.id(), template.version()).orElseThrow();
    List<TemplateStore.Line> lines = TemplateStore.lines(tx, template.id());
    Map<UUID, Contact> writers =
        writers(tx, lines.stream().map(TemplateStore.Line::createdBy).toList());
    return new Whole(
        summaries(tx, List.of(template)).getFirst(),
        version(newest, writers),
        lines.stream().map(line -> line(line, writers)).toList(),
        template.retireReason());
  }

  Version version(Tx tx, TemplateVersion version) {
    return version(version, writers(tx, java.util.Arrays.asList(version.createdBy())));
  }

  private Version version(TemplateVersion version, Map<UUID, Contact> writers) {
    return new Version(
        version.version(),
        version.placeholders(),
        version.forms(),
        version.citations().stream().map(citations::cited).map(TemplateViews::citation).toList(),
        version.createdAt(),
        name(version.createdBy(), writers),
        version.note());
  }

  private static Citation citation(Cited cited) {
    return new Citation(
        cited.ref().statute(),
        cited.law(),
        cited.ref().article(),
        cited.label(),
        cited.ref().version(),
        cited.gist(),
        cited.stale());
  }

  private static Line line(TemplateStore.Line line, Map<UUID, Contact> writers) {
    return new Line(line.version(), line.createdAt(), name(line.createdBy(), writers), line.note());
  }

  /** Null among them for versions that came with the product. */
  private Map<UUID, Contact> writers(Tx tx, Collection<UUID> ids) {
    return people.contacts(tx, ids.stream().filter(Objects::nonNull).distinct().toList());
  }

  private static String name(UUID person, Map<UUID, Contact> writers) {
    return person == null || !writers.containsKey(person) ? null : writers.get(person).name();
  }
}
