package cn.pufa.platform.sms;

import cn.pufa.platform.sms.Sms.Fault;
import cn.pufa.platform.sms.Sms.NotNow;
import cn.pufa.platform.sms.Sms.Outcome;
import cn.pufa.platform.sms.Sms.Refused;
import cn.pufa.platform.sms.Sms.Sent;
import cn.pufa.platform.sms.Sms.Unknown;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What the JSON of each provider means; codes as its documentation of sending lists them. */
enum ProviderReply {
  ALIYUN(
      Map.of(
          Fault.BAD_NUMBER, List.of("isv.MOBILE_NUMBER_ILLEGAL"),
          Fault.BUSY_NUMBER, List.of("isv.BUSINESS_LIMIT_CONTROL"),
          Fault.TOO_MANY, List.of("isv.DAY_LIMIT_CONTROL", "isv.MONTH_LIMIT_CONTROL", "Throttling"),
          Fault.WORDS,
              List.of(
                  "isv.BLACK_KEY_CONTROL_LIMIT",
                  "isv.SMS_TEMPLATE_ILLEGAL",
                  "isv.SMS_SIGNATURE_ILLEGAL",
                  "isv.SMS_SIGN_ILLEGAL",
                  "isv.SMS_CONTENT_ILLEGAL",
                  "isv.SMS_CONTENT_MISMATCH_TEMPLATE_TYPE",
                  "isv.TEMPLATE_MISSING_PARAMETERS",
                  "isv.TEMPLATE_PARAMS_ILLEGAL",
                  "isv.PARAM_LENGTH_LIMIT",
                  "isv.PARAM_NOT_SUPPORT_URL",
                  "isv.INVALID_PARAMETERS",
                  "isv.INVALID_JSON_PARAM"))) {
    @Override
    Outcome outcome(JsonObject reply) {
      String code = text(reply, "Code");
      return code == null
          ? new Unknown()
          : code.equals("OK") ? new Sent(text(reply, "BizId")) : notTaken(code);
    }
  },
  TENCENT(
      Map.of(
          Fault.BAD_NUMBER, List.of("InvalidParameterValue.IncorrectPhoneNumber"),
          Fault.BUSY_NUMBER,
              List.of("LimitExceeded.PhoneNumber", "LimitExceeded.DeliveryFrequency"),
          Fault.TOO_MANY, List.of("LimitExceeded", "RequestLimitExceeded"),
          Fault.NOT_WANTED, List.of("FailedOperation.PhoneNumberInBlacklist"),
          Fault.WORDS,
              List.of(
                  "FailedOperation.ContainSensitiveWord",
                  "FailedOperation.SignatureIncorrectOrUnapproved",
                  "FailedOperation.TemplateIncorrectOrUnapproved",
                  "FailedOperation.TemplateParamSetNotMatchApprovedTemplate",
                  "FailedOperation.TemplateUnapprovedOrNotExist",
                  "InvalidParameterValue"))) {
    @Override
    Outcome outcome(JsonObject reply) {
      JsonObject response = reply.getAsJsonObject("Response");
      if (response.has("Error")) {
        return notTaken(text(response.getAsJsonObject("Error"), "Code"));
      }
      JsonObject status = response.getAsJsonArray("SendStatusSet").get(0).getAsJsonObject();
      String code = text(status, "Code");
      return code.equals("Ok") ? new Sent(text(status, "SerialNo")) : notTaken(code);
    }
  };

  /** By the beginnings of the codes, of which the longest that fits counts. */
  private final Map<Fault, List<String>> codes;

  ProviderReply(Map<Fault, List<String>> codes) {
    this.codes = codes;
  }

  static ProviderReply of(Sms.Provider provider) {
    return valueOf(provider.name());
  }

  abstract Outcome outcome(JsonObject reply);

  /** A code nobody knows here, such as of an account that has run dry, may pass. */
  Outcome notTaken(String code) {
    Fault fault =
        codes.entrySet().stream()
            .flatMap(
                entry -> entry.getValue().stream().map(known -> Map.entry(known, entry.getKey())))
            .filter(known -> code.startsWith(known.getKey()))
            .max(Comparator.comparing(known -> known.getKey().length()))
            .map(Map.Entry::getValue)
            .orElse(Fault.PROVIDER);
    return switch (fault) {
      case BAD_NUMBER, NOT_WANTED, WORDS, NO_TEMPLATE -> new Refused(fault, code);
      case BUSY_NUMBER, TOO_MANY, PROVIDER -> new NotNow(fault, code);
    };
  }

  private static String text(JsonObject json, String member) {
    return json.has(member) && !json.get(member).isJsonNull()
        ? json.get(member).getAsString()
        : null;
  }
}
