using System.Net;
using Globus.Automate.Http.Requests;
using Globus.Automate.Http.Responses;

namespace Globus.Automate.Http.Pipeline;

/// <summary>Authorizes each attempt, and retries it once with a new header if the service refuses the first.</summary>
internal sealed class AuthorizationHandler(TimeProvider time, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        CancellationToken cancellationToken
    )
    {
        var request = (GlobusRequest)message;
        if (request.Authorization is not { } authorization)
        {
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var header = await authorization.GetHeaderAsync(request, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            request.Context.Secrets.Add(header.Parameter);
            request.Headers.Authorization = header;
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
            {
                return response;
            }

            var refusal = ErrorReader.Read(request, response, time);
            var renewed = await authorization
                .RenewHeaderAsync(request, refusal, cancellationToken)
                .ConfigureAwait(false);
            if (renewed is null)
            {
                return response;
            }

            response.Dispose();
            header = renewed;
        }
    }
}
