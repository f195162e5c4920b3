namespace PensionsAi.Jobs.Callbacks;

/// <summary>Whom a <c>callbackUrl</c> reaches.</summary>
internal static class CallbackReceiver
{
    /// <summary>Scheme, host and port with a slash: what every stored address at one receiver, and no other, begins with.</summary>
    public static string Of(string callbackUrl) => new Uri(callbackUrl).GetLeftPart(UriPartial.Authority) + "/";
}
