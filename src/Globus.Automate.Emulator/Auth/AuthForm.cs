using Globus.Automate.Emulator.Http;
using Microsoft.Extensions.Primitives;

namespace Globus.Automate.Emulator.Auth;

/// <summary>
/// Reads the forms that clients and pages send to Globus Auth. They are small, and each field occurs once (RFC 6749
/// §3.2).
/// </summary>
internal static class AuthForm
{
    private const int MaximumLength = 256 * 1024;

    /// <exception cref="AuthException">The form is too large or has a duplicate field.</exception>
    public static Dictionary<string, StringValues> Read(HttpContext http)
    {
        var content = RequestContent.Of(http);
        if (content.Bytes.Length > MaximumLength)
        {
            throw AuthException.InvalidRequest($"The form is larger than {MaximumLength / 1024} KB.");
        }

        var form = content.ReadForm();
        return form.FirstOrDefault(field => field.Value.Count > 1).Key is { } repeated
            ? throw AuthException.InvalidRequest($"The parameter {repeated} is specified more than once.")
            : form;
    }

    /// <exception cref="AuthException">The field is missing or empty.</exception>
    public static string Required(Dictionary<string, StringValues> form, string name) =>
        form.GetValueOrDefault(name).ToString() is { Length: > 0 } value
            ? value
            : throw AuthException.InvalidRequest($"The parameter {name} is missing.");
}
