/**
 * The register of social organisations (社会组织名册): 社会团体, 民办非企业单位 and 基金会, by unified social credit
 * code (GB 32100). An import is whole or not at all; an organisation belongs to the bureau and to
 * one township.
 */
package cn.pufa.organization;
