import type { LibraryDimension } from "../types";
import { phrases } from "./phrases";

export const storeOperations: LibraryDimension = {
  zh: {
    name: "门店运营",
    description: "看懂一家店或一个业务点的数字，用人、货、场的日常动作把营业额、损耗和体验同时管好。",
    anchors: [
      "只说“生意不好做”，说不出客流、客单价、损耗等任何一个数字。",
      "照上级要求搞促销和盘点，做完没有看效果，缺货和排班问题反复出现。",
      "知道店里的主要指标，会按淡旺时段排班、订货、陈列，定期盘点并处理差异。",
      "从数字看出问题出在客流、成交还是损耗，针对性地调整商品、陈列、排班或活动，说得出前后变化和成本。",
      "把人、货、场和周边商圈放在一起谋划，营业额、毛利和损耗同时变好且保持下来；做法被整理成标准，用到了别的店。",
    ],
    indicators: phrases(`
      营业额、客流、客单价、进店率、成交率、毛利、损耗、库存、盘点、周转、缺货、补货、订货、陈列、
      排班、高峰、淡季、旺季、收银、临期、促销、会员、商圈、坪效、人效、动线、巡店、交接班、
      爆款、滞销、竞争店
    `),
  },
  en: {
    name: "Store operations",
    description:
      "Reads the figures of a store or outlet and manages sales, shrinkage and experience together through daily work on people, goods and floor.",
    anchors: [
      "Says only that business is bad; cannot give a single figure for visitors, basket or shrinkage.",
      "Runs promotions and stocktakes as told without looking at the effect; the same gaps in stock and rota keep returning.",
      "Knows the store's main figures; plans rota, orders and display by busy and quiet times; counts stock regularly and settles differences.",
      "Reads from the figures whether visitors, conversion or shrinkage is the problem, changes range, display, rota or offers accordingly, and knows what it cost and what moved.",
      "Plans people, goods, floor and neighbourhood together, so that sales, margin and shrinkage improve at once and stay there; the way of working became a standard in other stores.",
    ],
    indicators: phrases(`
      footfall, foot traffic, walk-ins, basket size, average ticket, sales per, gross margin, shrinkage, waste, stock level,
      inventory, stocktake, turnover, out of stock, restock, reorder, display, shelf, rota, night shift, on shift, peak hours, rush hour,
      quiet hours, checkout, at the till, expiry date, promotion, loyalty, member offer, catchment, best seller, slow mover,
      opening checklist, labour cost, labor cost
    `),
  },
};
