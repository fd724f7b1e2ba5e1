package cn.pufa.filing;

import cn.pufa.organization.Organization;
import cn.pufa.organization.OrganizationType;
import cn.pufa.platform.json.GsonJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All form definitions (表样), each version one file of {@code resources/filing}. */
final class Forms {

  private static final String CHARITY = "charity";

  /**
   * @param since first report year it is for
   * @param renamed code of a cell in the version before, to its code in this one
   */
  private record Definition(
      int version, int since, Map<String, String> renamed, List<FormSection> sections) {}

  private final List<Definition> definitions;
  private final Map<String, FilingForm> forms = new LinkedHashMap<>();

  private Forms(List<Definition> definitions) {
    this.definitions = definitions;
    for (Definition definition : definitions) {
      for (OrganizationType type : OrganizationType.values()) {
        add(definition, type, false);
        add(definition, type, true);
      }
    }
  }

  static Forms load() {
    List<String> files = new ArrayList<>();
    for (int version = 1; ; version++) {
      Optional<String> text = text("/filing/form-" + version + ".json");
      if (text.isEmpty()) {
        return of(files);
      }
      files.add(text.get());
    }
  }

  static Forms of(List<String> files) {
    return new Forms(
        files.stream().map(text -> GsonJson.GSON.fromJson(text, Definition.class)).toList());
  }

  static Optional<String> text(String resource) {
    try (InputStream in = Forms.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private void add(Definition definition, OrganizationType type, boolean charity) {
    String code = code(type, definition.version(), charity);
    List<String> kinds = charity ? List.of(type.code(), CHARITY) : List.of(type.code());
    List<FormSection> sections =
        definition.sections().stream()
            .filter(section -> isFor(section.only(), kinds))
            .map(section -> section(section, kinds))
            .toList();
    String title = type.label() + (charity ? "（慈善组织）" : "") + "年度工作报告书";
    forms.put(code, new FilingForm(code, title, definition.version(), sections));
  }

  private static String code(OrganizationType type, int version, boolean charity) {
    return type.code() + "-" + version + (charity ? "-" + CHARITY : "");
  }

  private static FormSection section(FormSection section, List<String> kinds) {
    List<FormCell> cells =
        section.cells().stream()
            .filter(cell -> isFor(cell.only(), kinds))
            .map(FormCell::shown)
            .toList();
    return new FormSection(section.code(), section.title(), section.hint(), cells, null);
  }

  private static boolean isFor(List<String> only, List<String> kinds) {
    return only == null || only.stream().anyMatch(kinds::contains);
  }

  Optional<FilingForm> find(String code) {
    return Optional.ofNullable(forms.get(code));
  }

  FilingForm get(String code) {
    return find(code).orElseThrow();
  }

  /** The form in force for the report year. */
  FilingForm current(Organization organization, int year) {
    Definition latest =
        definitions.stream()
            .filter(definition -> definition.since() <= year)
            .reduce((earlier, later) -> later)
            .orElse(definitions.getFirst());
    return get(code(organization.type(), latest.version(), organization.charity()));
  }

  /** What a cell of an earlier version is called in a later one. */
  String renamed(String code, int fromVersion, int toVersion) {
    String name = code;
    for (Definition definition : definitions) {
      if (definition.version() > fromVersion && definition.version() <= toVersion) {
        name = definition.renamed().getOrDefault(name, name);
      }
    }
    return name;
  }
}
