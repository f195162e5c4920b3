using System.ComponentModel.DataAnnotations;

namespace PensionsAi.Gateway;

/// <summary>Configuration section <c>Gateway</c>.</summary>
public sealed record GatewayOptions
{
    /// <summary>What stands before every path, for example <c>/pensionsai</c> behind a shared address. Default nothing.</summary>
    [RegularExpression("(/[a-z0-9-]+)*")]
    public string PathBase { get; init; } = string.Empty;
}
