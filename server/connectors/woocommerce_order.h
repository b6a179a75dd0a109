// From WooCommerce's order to ours.
#pragma once

#include "server/connectors/platform_orders.h"
#include "server/connectors/shape.h"

namespace aisle {

/// The fields that are read, as a value of `woo_fields`. Asked for with "dp=6": with the places of
/// the currency alone, lines and taxes don't add up.
inline constexpr std::string_view kWooOrderFields =
    "id,number,status,currency,date_created_gmt,date_modified_gmt,date_completed_gmt,"
    "date_paid_gmt,total,customer_id,billing,shipping,payment_method,payment_method_title,"
    "meta_data,line_items,shipping_lines,fee_lines,refunds";
inline constexpr std::string_view kWooRefundFields =
    "id,date_created_gmt,amount,line_items,shipping_lines,fee_lines";

/// False for a basket on its way to an order, and for what is in the bin.
bool is_woo_order(const ShopValue& order);

/// "1001" of "#1001", as some plugins write it.
std::string woo_bare_number(const std::string& number);
std::string woo_number_of(const ShopValue& order);

bool has_woo_refunds(const ShopValue& order);

/// `refunds` and `fulfillments` are the answers about them, null where there are none. Prices are
/// those that were paid, with their taxes and less their coupons. Goods that were paid back before
/// anything left are taken off the order. What the rules have no word for (an order that isn't
/// paid, one in a state of the shop's own, money paid back for no line) is in `beyond_rules`.
PlatformOrder read_woo_order(const ShopValue& order, const ShopValue& refunds,
                             const ShopValue& fulfillments);

}  // namespace aisle
