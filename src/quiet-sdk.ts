/**
 * Has the AWS SDK not tell its user that a later one of it will not take this Node: the one that is in the bundle does,
 * and action.yml names the Node that it is made for. It would say so in every run by hand, and in every call of kubectl.
 * Source: @aws-sdk/core, emitWarningIfUnsupportedVersion.
 */
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
