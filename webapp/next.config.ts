import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  // Messages are compiled with the page: no browser needs the parser of their syntax.
  experimental: { messages: { path: "./messages", format: "json", locales: "infer", precompile: true } },
});

const config: NextConfig = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // `make test` checks the types of everything; a build would check the pages' once more.
  typescript: { ignoreBuildErrors: true },
  typedRoutes: true,
  productionBrowserSourceMaps: false,
  // app/compress.go compresses for the browser, so the socket between them stays cheap.
  compress: false,
  devIndicators: false,
  allowedDevOrigins: ["localhost", "127.0.0.1"],
};

export default withNextIntl(config);
