using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;

namespace Globus.Automate.TokenStorage;

/// <summary>
/// The bytes of a sign-in: a line with a signature, the version and a checksum over version and content, then the
/// content as JSON. The line is the same in all versions, so that a reader distinguishes a newer version from
/// damage. A changed bit never becomes another address or token.
/// </summary>
internal static class SignInFormat
{
    private const string Signature = "globus-automate-signin";
    private const int Version = 1;

    public static byte[] Write(StoredSignIn signIn)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(ToDocument(signIn), SignInJsonContext.Default.SignInDocument);
        return [.. CreateHeader(Version, content), .. content];
    }

    /// <summary>The sign-in in the bytes.</summary>
    /// <exception cref="InvalidDataException">They are not what was written.</exception>
    /// <exception cref="TokenStoreException">A newer version wrote them.</exception>
    public static StoredSignIn Read(byte[] bytes)
    {
        var end = Array.IndexOf(bytes, (byte)'\n') + 1;
        var header = Encoding.ASCII.GetString(bytes, 0, Math.Max(end - 1, 0)).Split(' ');
        if (
            header is not [Signature, var number, _]
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        )
        {
            throw new InvalidDataException("The header is not valid.");
        }

        var content = bytes.AsSpan(end).ToArray();
        if (!CreateHeader(version, content).AsSpan().SequenceEqual(bytes.AsSpan(0, end)))
        {
            throw new InvalidDataException("The checksum does not match.");
        }

        if (version > Version)
        {
            throw new TokenStoreException($"A newer version of the module stored it (format {version}).")
            {
                Failure = TokenStoreFailure.NewerVersion,
            };
        }

        return FromContent(content);
    }

    private static byte[] CreateHeader(int version, byte[] content)
    {
        var sum = SHA256.HashData([.. Encoding.ASCII.GetBytes($"{version}\n"), .. content]);
        return Encoding.ASCII.GetBytes(
            $"{Signature} {version.ToString(CultureInfo.InvariantCulture)} {Convert.ToBase64String(sum)}\n"
        );
    }

    private static StoredSignIn FromContent(byte[] content)
    {
        try
        {
            var document = JsonSerializer.Deserialize(content, SignInJsonContext.Default.SignInDocument);
            return FromDocument(document ?? throw new InvalidDataException("The content is empty."));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            // No message of the reader: it may quote what it read.
            throw new InvalidDataException("The content is not a sign-in.");
        }
    }

    private static StoredSignIn FromDocument(SignInDocument document) =>
        new()
        {
            Name = Require(document.Name),
            AuthAddress = Secure(Require(document.AuthAddress)),
            FlowsAddress = Secure(Require(document.FlowsAddress)),
            ClientId = Require(document.ClientId),
            IdentityId = document.IdentityId,
            Username = document.Username,
            Authentication = document.Authentication,
            Tokens = [.. Require(document.Tokens).Select(FromDocument)],
            Retired =
            [
                .. Require(document.Retired)
                    .Select(old => new RetiredToken(new Secret(Require(Require(old).Token)), old.ExpiresOn)),
            ],
        };

    private static StoredToken FromDocument(SignInDocument.TokenDocument token) =>
        new(
            Require(Require(token).ResourceServer),
            new AccessToken(Require(token.AccessToken), Require(token.Scope), token.ExpiresOn),
            token.RefreshToken is null ? null : new Secret(token.RefreshToken)
        );

    private static SignInDocument ToDocument(StoredSignIn signIn) =>
        new()
        {
            Name = signIn.Name,
            AuthAddress = signIn.AuthAddress,
            FlowsAddress = signIn.FlowsAddress,
            ClientId = signIn.ClientId,
            IdentityId = signIn.IdentityId,
            Username = signIn.Username,
            Authentication = signIn.Authentication,
            Tokens =
            [
                .. signIn.Tokens.Select(token => new SignInDocument.TokenDocument(
                    token.ResourceServer,
                    token.AccessToken.Scope,
                    token.AccessToken.Value,
                    token.AccessToken.ExpiresOn,
                    token.RefreshToken?.Value
                )),
            ],
            Retired =
            [
                .. signIn.Retired.Select(old => new SignInDocument.RetiredDocument(old.Token.Value, old.ExpiresOn)),
            ],
        };

    private static Uri Secure(Uri address) =>
        address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : throw new InvalidDataException("An address is missing or does not use https.");

    private static T Require<T>(T? part)
        where T : class => part ?? throw new InvalidDataException("A required part is missing.");
}
