package cn.pufa.platform.http;

import cn.pufa.platform.json.StrictJson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * Reads parameters and body of one operation and holds them against the contract; names every field
 * at fault.
 */
final class RequestReader {

  private static final String FORM = "multipart/form-data";

  /** An answer must not grow with what somebody sends. */
  private static final int FAULTS_TOLD = 50;

  /**
   * Far more than any operation takes. The schema's validator needs seconds for a hundred thousand
   * values, and for {@code uniqueItems} hours.
   */
  private static final int VALUES_TAKEN = 2000;

  private final Contract contract;
  private final Operation operation;
  private final Set<String> queryNames;

  RequestReader(Contract contract, Operation operation) {
    this.contract = contract;
    this.operation = operation;
    this.queryNames =
        operation.parameters().stream()
            .filter(parameter -> parameter.in() == Parameter.In.QUERY)
            .map(Parameter::name)
            .collect(Collectors.toUnmodifiableSet());
  }

  Map<String, Object> parameters(RoutingContext context) {
    List<Problem.Field> faults = new ArrayList<>();
    for (var entry : context.queryParams()) {
      if (!queryNames.contains(entry.getKey())) {
        faults.add(new Problem.Field("query/" + entry.getKey(), "没有这个查询条件"));
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (Parameter parameter : operation.parameters()) {
      read(parameter, context, values, faults);
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return values;
  }

  /**
   * The one address of a request with these path and query parameters: theirs in the contract's
   * order, each encoded in one way.
   */
  String address(Map<String, Object> values) {
    String path = operation.path();
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    for (Parameter parameter : operation.parameters()) {
      Object value = values.get(parameter.name());
      if (parameter.in() == Parameter.In.PATH) {
        path = path.replace("{" + parameter.name() + "}", encoded(value));
      } else if (parameter.in() == Parameter.In.QUERY && value != null) {
        query.add(parameter.name() + "=" + encoded(value));
      }
    }
    return path + query;
  }

  /** As browsers encode a component of an address. */
  private static String encoded(Object value) {
    return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private void read(
      Parameter parameter,
      RoutingContext context,
      Map<String, Object> values,
      List<Problem.Field> faults) {
    String name = parameter.name();
    String place = parameter.in().name().toLowerCase(java.util.Locale.ROOT) + "/" + name;
    List<String> raw = raw(parameter, context);
    if (raw.isEmpty()) {
      if (parameter.required()) {
        faults.add(new Problem.Field(place, "这一项必须填写"));
      }
      return;
    }
    if (raw.size() > 1) {
      faults.add(new Problem.Field(place, "只能填一次"));
      return;
    }
    Object value = parameter.typed(raw.getFirst());
    List<Problem.Field> found =
        isReadable(raw.getFirst())
            ? contract.faults(parameter.schema(), value, place)
            : List.of(new Problem.Field(place, "文字里有不能保存的字符"));
    faults.addAll(found);
    values.put(name, value);
  }

  /** Bytes that were no UTF-8 have become U+FFFD on the way here. */
  private static boolean isReadable(String text) {
    return StrictJson.isClean(text) && text.indexOf('\uFFFD') < 0;
  }

  private static List<String> raw(Parameter parameter, RoutingContext context) {
    return switch (parameter.in()) {
      case QUERY -> context.queryParam(parameter.name());
      case PATH -> List.of(context.pathParam(parameter.name()));
      case HEADER -> context.request().headers().getAll(parameter.name());
    };
  }

  /** Whether the body is of as many bytes as a file may have. */
  boolean takesFile() {
    return operation.takesBytes()
        && !operation.bodyMediaTypes().stream().allMatch(type -> type.startsWith("text/"));
  }

  /** Whether what comes is too large to be held in memory; it comes as a form, to the disk. */
  boolean takesLargeFile() {
    return operation.is("x-large-file");
  }

  /** Anything else would be read into memory before somebody looks at it. */
  void requireForm(RoutingContext context) {
    requireUnpacked(context);
    requireMediaType(context, Set.of(FORM));
  }

  JsonElement json(RoutingContext context) {
    requireUnpacked(context);
    requireMediaType(context, Set.of("application/json"));
    JsonElement body;
    try {
      Buffer bytes = context.body().buffer();
      body = StrictJson.parse(bytes == null ? Buffer.buffer() : bytes);
    } catch (DecodeException fault) {
      throw Problem.malformed("/", fault.getMessage());
    }
    if (values(body) > VALUES_TAKEN) {
      throw Problem.malformed("/", "内容太多，最多 " + VALUES_TAKEN + " 项");
    }
    List<Problem.Field> faults =
        contract.faults(operation.jsonBody().orElseThrow(), StrictJson.vertx(body), "");
    if (faults.size() > FAULTS_TOLD) {
      throw Problem.invalid(
          "一共 " + faults.size() + " 处，只列出前 " + FAULTS_TOLD + " 处。", faults.subList(0, FAULTS_TOLD));
    }
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
    return body;
  }

  private static int values(JsonElement element) {
    return switch (element) {
      case JsonObject object ->
          object.size() + object.asMap().values().stream().mapToInt(RequestReader::values).sum();
      case JsonArray array ->
          array.size() + array.asList().stream().mapToInt(RequestReader::values).sum();
      default -> 0;
    };
  }

  Buffer file(RoutingContext context) {
    requireUnpacked(context);
    requireMediaType(context, operation.bodyMediaTypes());
    if (isForm(context)) {
      return context.vertx().fileSystem().readFileBlocking(upload(context).toString());
    }
    Buffer content = context.body().buffer();
    if (content == null || content.length() == 0) {
      throw Problem.invalid("/file", "文件是空的");
    }
    return content;
  }

  /** Where the file of the form lies. */
  Path upload(RoutingContext context) {
    FileUpload part = part(context);
    Path file = Path.of(part.uploadedFileName());
    requireWhole(file, part.size());
    return file;
  }

  /** Vert.x does not tell where the last bytes were those that the disk did not take. */
  private static void requireWhole(Path file, long size) {
    long written = file.toFile().length();
    if (written != size) {
      throw new FileSystemException(written + " of " + size + " bytes");
    }
  }

  private static FileUpload part(RoutingContext context) {
    return context.fileUploads().stream()
        .filter(part -> part.name().equals("file"))
        .findFirst()
        .orElseThrow(() -> Problem.invalid("/file", "请选择要上传的文件"));
  }

  private static void requireMediaType(RoutingContext context, Set<String> wanted) {
    if (!wanted.contains(mediaType(context))) {
      throw Problem.of(ProblemType.UNSUPPORTED_MEDIA, "请用 " + String.join(" 或 ", wanted) + " 发送。");
    }
  }

  private static void requireUnpacked(RoutingContext context) {
    if (context.request().headers().contains("Content-Encoding")) {
      throw Problem.of(ProblemType.UNSUPPORTED_MEDIA, "请不要压缩，按原样发送。");
    }
  }

  static boolean isForm(RoutingContext context) {
    return mediaType(context).equals(FORM);
  }

  private static String mediaType(RoutingContext context) {
    String header = context.request().getHeader("Content-Type");
    return header == null ? "" : header.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT);
  }
}
