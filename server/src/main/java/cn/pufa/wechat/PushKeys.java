package cn.pufa.wechat;

import cn.pufa.platform.secret.Secret;

/**
 * What WeChat signs and encrypts its pushes with; entered with WeChat as 消息推送配置.
 *
 * @param aesKey 43 characters (EncodingAESKey)
 */
public record PushKeys(Secret token, Secret aesKey) {}
