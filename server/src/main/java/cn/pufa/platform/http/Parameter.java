package cn.pufa.platform.http;

/**
 * What an operation is told beside its body.
 *
 * @param schema what it may be
 */
public record Parameter(String name, In in, boolean required, Part schema) {

  /** Where of a request it stands. */
  public enum In {
    PATH,
    QUERY,
    HEADER
  }

  static Parameter of(Part described) {
    var json = described.json();
    return new Parameter(
        json.getString("name"),
        In.valueOf(json.getString("in").toUpperCase(java.util.Locale.ROOT)),
        json.getBoolean("required", false),
        described.part("schema").orElseThrow());
  }

  /**
   * Text as the schema's type where it reads as one; otherwise as it is, and the schema refuses it.
   */
  Object typed(String text) {
    return switch (type()) {
      case "integer" -> text.matches("-?[0-9]{1,9}") ? (Object) Integer.valueOf(text) : text;
      case "boolean" ->
          text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
      default -> text;
    };
  }

  /** The schema's type, such as {@code integer}; empty where it names none, or several. */
  private String type() {
    return schema.json().getValue("type") instanceof String one ? one : "";
  }
}
