/** Text messages (短信) to phones, by the bureau's provider. */
package cn.pufa.platform.sms;
