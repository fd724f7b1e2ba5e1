package cn.pufa.platform.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.impl.OpenAPIFormatValidator;
import java.util.List;

/** Explains what of a value does not fit its schema. To read all schemas takes it a while. */
final class Judge {

  private static final JsonSchemaOptions EVERY_FAULT =
      new JsonSchemaOptions()
          .setBaseUri("app://")
          .setDraft(Draft.DRAFT202012)
          .setOutputFormat(OutputFormat.Basic);
  private static final int VALIDATORS = 256;

  private final JsonObject document;
  private final SchemaRepository repository;

  /** Making one copies a table of all schemas, some 100 KB. */
  private final LoadingCache<Part, Validator> validators =
      Caffeine.newBuilder().maximumSize(VALIDATORS).build(this::validator);

  /**
   * @param document is copied, since the library writes its notes into what it reads
   */
  Judge(JsonObject document) {
    this.document = document.copy();
    this.repository =
        SchemaRepository.create(EVERY_FAULT, new OpenAPIFormatValidator())
            .dereference(JsonSchema.of(this.document));
  }

  /** All faults, each with its place; empty when the value fits. */
  List<Problem.Field> faults(Part schema, Object value, String place) {
    OutputUnit result = validators.get(schema).validate(value);
    return Boolean.TRUE.equals(result.getValid())
        ? List.of()
        : ContractFaults.of(result, value, place);
  }

  private Validator validator(Part schema) {
    var annotated = (JsonObject) Part.find(document, schema.place());
    return repository.validator(JsonSchema.of(annotated), EVERY_FAULT);
  }
}
