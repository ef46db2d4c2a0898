import { Aws, Duration, Fn, Validations } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { SECURITY_HEADERS } from '../../shared/web/security-headers.ts';
import type { DeploymentParameters } from './deployment-parameters.ts';

/** CloudFront: TLS, compression, the own domain, a web ACL where one is given. It caches only what the functions tell it to. */
export class FrontDoor extends Construct {
  readonly domainName: string;

  /** @param props.origin host name of the API */
  constructor(
    scope: Construct,
    id: string,
    props: { readonly origin: string; readonly parameters: DeploymentParameters },
  ) {
    super(scope, id);
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: 'Afterword',
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultBehavior: {
        origin: new HttpOrigin(props.origin, {
          protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
          originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
        }),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        cachePolicy: new cloudfront.CachePolicy(this, 'OnlyWhatIsSaidToBePublic', {
          comment: 'Nothing, unless its Cache-Control allows it; never across cookies, queries or media types',
          minTtl: Duration.seconds(0),
          defaultTtl: Duration.seconds(0),
          maxTtl: Duration.days(365),
          // CloudFront lets requests of the same key share one answer while they wait for it, even when nothing is cached.
          // With every cookie in the key, two people never share.
          cookieBehavior: cloudfront.CacheCookieBehavior.all(),
          queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
          headerBehavior: cloudfront.CacheHeaderBehavior.allowList('Accept', 'Authorization'),
          // CloudFront compresses under a policy that has these only; the managed policy without caching has not.
          enableAcceptEncodingGzip: true,
          enableAcceptEncodingBrotli: true,
        }),
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        responseHeadersPolicy: headersWhereNoneAre(this),
        compress: true,
      },
      // Unasked, CloudFront keeps an error for ten seconds: a page that is there again would still look broken.
      errorResponses: [404, 405, 414, 500, 501, 502, 503, 504].map((httpStatus) => ({
        httpStatus,
        ttl: Duration.seconds(0),
      })),
    });
    this.domainName = distribution.distributionDomainName;
    applyChoices(distribution, props.parameters);
    Validations.of(distribution).acknowledge(
      {
        id: 'AwsSolutions-CFR1',
        reason: 'Participants answer from wherever they are; no country is shut out.',
      },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'A web ACL costs a monthly fee; the parameter WebAclArn puts one in front.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason: 'A log of CloudFront holds whole paths, and a personal link is one. The API logs the route instead.',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason: 'With an own domain TLS 1.2 is the least; on its own domain CloudFront offers no choice.',
      },
    );
  }
}

/** A function says these itself; what the API answers in its place, such as that it is asked too often, has them from here. */
function headersWhereNoneAre(scope: Construct): cloudfront.ResponseHeadersPolicy {
  return new cloudfront.ResponseHeadersPolicy(scope, 'WhereNoneAre', {
    comment: 'The headers of each answer, where the origin did not say them',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: SECURITY_HEADERS['content-security-policy'], override: false },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: false },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.SAME_ORIGIN, override: false },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: false },
    },
    customHeadersBehavior: {
      customHeaders: (['permissions-policy', 'cross-origin-opener-policy'] as const).map((header) => ({
        header,
        value: SECURITY_HEADERS[header],
        override: false,
      })),
    },
  });
}

/** Own domain and web ACL are decided at deployment, which the distribution's properties cannot say: hence conditions. */
function applyChoices(distribution: cloudfront.Distribution, parameters: DeploymentParameters): void {
  const resource = distribution.node.defaultChild;
  if (!(resource instanceof cloudfront.CfnDistribution))
    throw new Error('The distribution has no resource to configure.');
  const { hasDomain, domainName, certificateArn, hasWebAcl, webAclArn } = parameters;
  resource.addPropertyOverride(
    'DistributionConfig.Aliases',
    Fn.conditionIf(hasDomain.logicalId, [domainName], Aws.NO_VALUE),
  );
  resource.addPropertyOverride(
    'DistributionConfig.ViewerCertificate',
    Fn.conditionIf(
      hasDomain.logicalId,
      {
        AcmCertificateArn: certificateArn,
        MinimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
        SslSupportMethod: cloudfront.SSLMethod.SNI,
      },
      Aws.NO_VALUE,
    ),
  );
  resource.addPropertyOverride(
    'DistributionConfig.WebACLId',
    Fn.conditionIf(hasWebAcl.logicalId, webAclArn, Aws.NO_VALUE),
  );
}
