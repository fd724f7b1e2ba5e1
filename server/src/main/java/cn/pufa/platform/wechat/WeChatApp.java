package cn.pufa.platform.wechat;

import cn.pufa.platform.secret.Secret;

/**
 * An app of the bureau with WeChat: its mini-program (小程序) or its 服务号.
 *
 * @param baseUrl {@code https://api.weixin.qq.com}, or the stand-in
 */
public record WeChatApp(String baseUrl, String appId, Secret secret) {}
