using System.Reflection;
using System.Text.Json.Serialization;
using Globus.Automate.Auth;
using Globus.Automate.Auth.Storage;
using Globus.Automate.Paging;
using Globus.Automate.Raw;

namespace Globus.Automate.Tests.Conventions;

/// <summary>What every class of the client keeps to.</summary>
public sealed class ClientTests
{
    private const string Canary = "c4n4ry";

    private static readonly Type[] Types = typeof(GlobusClient).Assembly.GetTypes();

    private static readonly Type[] Clients =
    [
        .. Types.Where(type => type.IsPublic && type.Name.EndsWith("Client", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_list_pages()
    {
        var lists = Clients
            .SelectMany(Methods)
            .Where(method => method.Name is "List" or "Log" || Returns(method, typeof(IAsyncEnumerable<>)))
            .ToList();
        var unpaged = lists.Where(method => !Returns(method, typeof(Pageable<>)));

        Assert.True(lists.Count >= 7);
        Assert.Empty(unpaged.Select(method => $"{method.DeclaringType!.Name}.{method.Name}"));
    }

    [Fact]
    public void Every_asynchronous_method_can_be_cancelled() =>
        Assert.Empty(
            from method in Clients.SelectMany(Methods)
            where typeof(Task).IsAssignableFrom(method.ReturnType)
            where
                !(
                    method.Name.EndsWith("Async", StringComparison.Ordinal)
                    && method.GetParameters() is [.., { HasDefaultValue: true } last]
                    && last.ParameterType == typeof(CancellationToken)
                )
            select $"{method.DeclaringType!.Name}.{method.Name}"
        );

    [Fact]
    public void Every_document_of_the_wire_is_in_the_json_context()
    {
        var known = Types
            .Where(type => type.IsSubclassOf(typeof(JsonSerializerContext)))
            .SelectMany(context => context.GetCustomAttributesData())
            .Where(attribute => attribute.AttributeType == typeof(JsonSerializableAttribute))
            .Select(attribute => (Type)attribute.ConstructorArguments[0].Value!)
            .ToHashSet();
        var answered = Clients.SelectMany(Methods).Select(method => Innermost(method.ReturnType)).Where(IsDocument);
        var asked = Clients
            .SelectMany(Methods)
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.ParameterType)
            .Where(type => type.Name.EndsWith("Request", StringComparison.Ordinal) && IsDocument(type));
        var documents = answered.Concat(asked).Distinct().ToList();

        Assert.True(documents.Count > 12);
        Assert.Empty(documents.Where(type => !known.Any(one => Reaches(one, type, []))).Select(type => type.Name));
        Assert.All(known, type => Assert.True(WireDocuments.Options.TryGetTypeInfo(type, out _), type.Name));
    }

    [Fact]
    public void No_text_property_holds_a_secret()
    {
        string[] words = ["token", "secret", "password", "verifier", "code"];
        string[] harmless =
        [
            "AccessToken.Value",
            "Secret.Value",
            "TokenResponse.State",
            // Codes of errors, log entries and requirements.
            "GlobusServiceException.Code",
            "AuthorizationRequirement.Code",
            "RunLogEntry.Code",
            "ActionLogEntry.Code",
            "TimerActivity.Code",
        ];
        var suspects =
            from type in Types.Where(type => type.IsVisible)
            from property in type.GetProperties()
            where property.PropertyType == typeof(string) && property.DeclaringType == type
            let name = $"{type.Name}.{property.Name}"
            where
                words.Any(word => property.Name.Contains(word, StringComparison.OrdinalIgnoreCase))
                || type == typeof(AccessToken)
                || type == typeof(Secret)
            where !harmless.Contains(name) && name != "AccessToken.Scope"
            select name;

        Assert.Empty(suspects);
    }

    [Fact]
    public async Task Nothing_that_holds_a_secret_shows_it()
    {
        using var globus = new Http.Scripted();
        globus.Network.Answer(
            $$"""{"access_token":"{{Canary}}","refresh_token":"{{Canary}}","id_token":"{{Canary}}","scope":"s"}"""
        );
        var tokens = await globus.Client.Auth.GetTokensAsync(
            new ClientCredentialsGrant("id", Canary, "s"),
            TestContext.Current.CancellationToken
        );
        var source = new ClientCredentialsTokenSource(globus.Client.Auth, "id", Canary);
        var signIn = new StoredSignIn
        {
            Name = "n",
            AuthAddress = new("https://a"),
            FlowsAddress = new("https://f"),
            ClientId = "id",
        }.With(tokens);
        object[] holders =
        [
            tokens,
            tokens.AccessToken,
            tokens.RefreshToken!,
            tokens.IdToken!,
            source,
            new StaticTokenSource(new Dictionary<string, AccessToken> { ["s"] = tokens.AccessToken }),
            new ClientCredentialsGrant("id", Canary, "s"),
            new RefreshTokenGrant("id", new Secret(Canary), Canary),
            new AuthorizationCodeGrant(
                "id",
                new Secret(Canary),
                new Secret(Canary),
                new Uri("http://localhost"),
                Canary
            ),
            globus.Client.Options with
            {
                TokenSource = source,
            },
            signIn,
            signIn.Tokens[0],
            signIn.GetSecrets().First(),
        ];

        Assert.Equal(Canary, tokens.AccessToken.Value);
        Assert.All(holders, holder => Assert.DoesNotContain(Canary, holder.ToString()));
        Assert.All(holders, holder => Assert.DoesNotContain(Canary, PublicTexts(holder)));
    }

    private static IEnumerable<MethodInfo> Methods(Type type) =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName);

    private static bool Returns(MethodInfo method, Type definition) =>
        method.ReturnType.IsGenericType && method.ReturnType.GetGenericTypeDefinition() == definition;

    private static Type Innermost(Type type) => type.IsGenericType ? Innermost(type.GetGenericArguments()[0]) : type;

    private static bool IsDocument(Type type) =>
        type.Assembly == typeof(GlobusClient).Assembly
        && !Clients.Contains(type)
        && type != typeof(TokenResponse)
        && type != typeof(RawRequest)
        && !type.IsEnum;

    private static bool Reaches(Type from, Type to, HashSet<Type> seen) =>
        from == to
        || (
            seen.Add(from)
            && from.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Select(property => Innermost(property.PropertyType))
                .Any(type => type == to || (IsDocument(type) && Reaches(type, to, seen)))
        );

    private static string PublicTexts(object holder) =>
        holder is AccessToken or Secret
            ? ""
            : string.Join(
                ' ',
                holder
                    .GetType()
                    .GetProperties()
                    .Where(property => property.PropertyType == typeof(string))
                    .Select(property => property.GetValue(holder))
            );
}
